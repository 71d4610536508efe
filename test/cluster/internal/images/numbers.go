package images

// numbers are the users that images name by a word, as user:group. The files of an image that is the echo server are the machine's
// own, in which the word is not to be found. (Every machine knows nobody.)
var numbers = map[string]string{
	// github.com/curl/curl-container, create_base_image.sh: addgroup -S, adduser -S, which take the first numbers that Alpine has left.
	"curl_user": "100:101",
	// github.com/docker-library/haproxy, 3.2/Dockerfile: groupadd --gid 99, useradd --uid 99.
	"haproxy": "99:99",
	// github.com/docker-library/memcached, 1/debian/Dockerfile: groupadd --gid 11211, useradd --uid 11211.
	"memcache": "11211:11211",
	// github.com/varnish/docker-varnish, fresh/debian/Dockerfile: adduser --uid 1000 --group.
	"varnish": "1000:1000",
}
