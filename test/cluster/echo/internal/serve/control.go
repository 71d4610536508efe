package serve

import (
	"fmt"
	"net/http"
	"os"
	"strconv"
	"strings"
	"time"
)

const controlPrefix = "/control/"

// exitAfter lets the answer to /control/exit leave before the process does.
const exitAfter = 50 * time.Millisecond

// control obeys a request below /control/:
//
//	/control/unready      probes fail from now on: HTTP and gRPC ones by their answer
//	/control/ready        they succeed again
//	/control/slow/2s      every answer takes that long, those to probes as well
//	/control/slow/0s      none does
//	/control/loopback     it listens on 127.0.0.1 and ::1 only, so that TCP probes fail as well
//	/control/everywhere   it listens on all addresses again
//	/control/exit/3       the process ends with that code
func (s *server) control(w http.ResponseWriter, r *http.Request) {
	order, value, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, controlPrefix), "/")
	if err := s.obey(order, value); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	fmt.Fprintf(w, "%s\n", strings.TrimPrefix(r.URL.Path, controlPrefix))
}

func (s *server) obey(order, value string) error {
	switch order {
	case "unready":
		s.behaviour.setUnready(true)
	case "ready":
		s.behaviour.setUnready(false)
	case "slow":
		delay, err := delayOf(value)
		if err != nil {
			return err
		}
		s.behaviour.setDelay(delay)
	case "loopback":
		return s.listenOn(loopback)
	case "everywhere":
		return s.listenOn(everywhere)
	case "exit":
		code, err := strconv.Atoi(value)
		if err != nil || code < 0 || code > 255 {
			return fmt.Errorf("found exit code %q, expected 0 to 255; write one behind /control/exit/", value)
		}
		time.AfterFunc(exitAfter, func() { os.Exit(code) })
	default:
		return fmt.Errorf("found order %q, expected unready, ready, slow, loopback, everywhere or exit; ask for one of them", order)
	}
	return nil
}
