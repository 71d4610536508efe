package images

import "strings"

// name is what a manifest writes, taken apart.
type name struct {
	repository string // without the registries and the folder that stand for Docker Hub
	tag        string // "latest" where there is none; of a digest alone nothing is known
}

func parse(text string) name {
	text, _, _ = strings.Cut(text, "@")
	repository, tag := text, "latest"
	// A colon before the last slash belongs to a registry's port.
	if colon := strings.LastIndex(text, ":"); colon > strings.LastIndex(text, "/") {
		repository, tag = text[:colon], text[colon+1:]
	}
	for _, hub := range []string{"docker.io/", "index.docker.io/", "registry-1.docker.io/"} {
		repository = strings.TrimPrefix(repository, hub)
	}
	return name{strings.TrimPrefix(repository, "library/"), tag}
}

// major is the number that a tag begins with, or 0: of latest, for instance.
func (n name) major() int {
	number := 0
	for _, each := range n.tag {
		if each < '0' || each > '9' {
			break
		}
		number = number*10 + int(each-'0')
	}
	return number
}
