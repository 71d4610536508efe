package serve

import (
	"encoding/binary"
	"net/http"
)

// healthCheck is the one method of the gRPC health checking protocol that probes call. It is spoken by hand, because the
// gRPC library would make this program three times as large for six bytes.
// https://github.com/grpc/grpc/blob/master/doc/health-checking.md
const healthCheck = "/grpc.health.v1.Health/Check"

// Values of HealthCheckResponse.ServingStatus.
const (
	serving    = 1
	notServing = 2
)

func isHealthCheck(r *http.Request) bool {
	return r.ProtoMajor == 2 && r.URL.Path == healthCheck
}

func (s *server) answerHealthCheck(w http.ResponseWriter, _ *http.Request) {
	status := byte(serving)
	if s.behaviour.isUnready() {
		status = notServing
	}
	message := []byte{1 << 3, status}        // field 1, a varint
	frame := make([]byte, 5, 5+len(message)) // not compressed, and how long
	binary.BigEndian.PutUint32(frame[1:], uint32(len(message)))

	w.Header().Set("Content-Type", "application/grpc")
	w.Header().Set("Trailer", "Grpc-Status")
	_, _ = w.Write(append(frame, message...)) // a client that has gone does not want it
	w.Header().Set("Grpc-Status", "0")
}
