package serve

import (
	"encoding/json"
	"net"
	"net/http"
	"strings"
)

type connectionKey struct{}

func (s *server) answerHTTP(w http.ResponseWriter, r *http.Request) {
	if strings.HasPrefix(r.URL.Path, controlPrefix) {
		s.control(w, r)
		return
	}
	s.behaviour.hesitate()
	if isHealthCheck(r) {
		s.answerHealthCheck(w, r)
		return
	}
	if s.behaviour.isUnready() && isProbe(r.URL.Path, r.UserAgent()) {
		http.Error(w, "unready, as it was told to be", http.StatusServiceUnavailable)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(s.echoOf(r)) // a client that has gone does not want it
}

func (s *server) echoOf(r *http.Request) any {
	echo := s.who
	echo.Protocol = protocolOf(r)
	if connection, ok := r.Context().Value(connectionKey{}).(net.Conn); ok {
		echo.RemoteAddress, echo.RemotePort = ends(connection.RemoteAddr())
		echo.LocalAddress, echo.LocalPort = ends(connection.LocalAddr())
	}
	if r.TLS != nil {
		echo.TLS, echo.SNI = true, r.TLS.ServerName
	}
	echo.Method, echo.Host, echo.Path, echo.Query = r.Method, r.Host, r.URL.Path, r.URL.RawQuery
	echo.Headers = map[string]string{}
	for name, values := range r.Header {
		echo.Headers[strings.ToLower(name)] = strings.Join(values, ", ")
	}
	return echo
}

func protocolOf(r *http.Request) string {
	switch {
	case r.ProtoMajor < 2:
		return "http/1.1"
	case r.TLS == nil:
		return "h2c"
	default:
		return "h2"
	}
}
