package enter

import (
	"os"
	"os/signal"

	"cdk8s-service-patterns/test/cluster/internal/lifetime"
)

// catchRequests keeps requests to stop from ending this process, which would leave its command behind in the rig, and returns what
// passes them on to the command: those that came before too. It is not undone, for this process has nothing else to do.
func catchRequests() (passOn func(*os.Process)) {
	requests := make(chan os.Signal, 1)
	for _, request := range lifetime.Requests {
		if !signal.Ignored(request) { // as nohup has it, for the command too
			signal.Notify(requests, request)
		}
	}
	return func(command *os.Process) {
		go func() {
			for request := range requests {
				command.Signal(request) // its error is that the command has ended, which is what is wanted
			}
		}()
	}
}
