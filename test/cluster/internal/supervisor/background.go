package supervisor

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"time"

	"cdk8s-service-patterns/test/cluster/internal/complaint"
	"cdk8s-service-patterns/test/cluster/internal/rigfolder"
)

// UpInBackground starts `rig up` as a process of its own, passes on the line that says that it is ready, and leaves it.
func UpInBackground(arguments []string) error {
	var rest []string
	for _, argument := range arguments {
		if argument != "--background" && argument != "--background=true" {
			rest = append(rest, argument)
		}
	}
	command := exec.Command("/proc/self/exe", append([]string{"up"}, rest...)...)
	command.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	// Not os.Stderr: who reads that to its end would wait for the rig's.
	complaints, err := command.StderrPipe()
	if err != nil {
		return err
	}
	says, err := command.StdoutPipe()
	if err != nil {
		return err
	}
	if err := command.Start(); err != nil {
		return err
	}
	passed := make(chan struct{})
	go func() {
		defer close(passed)
		io.Copy(os.Stderr, complaints) // it ends when either side is gone
	}()
	line, err := bufio.NewReader(says).ReadString('\n')
	if err != nil || strings.TrimSpace(line) == "" {
		<-passed
		return command.Wait() // it has said why
	}
	_, err = fmt.Print(line)
	return err
}

const betweenQuestions = 50 * time.Millisecond

// Down stops the rig of the folder and waits until nothing is left of it.
func Down(place rigfolder.Folder) error {
	text, err := os.ReadFile(place.Supervisor())
	if err != nil {
		return &complaint.Complaint{Where: "--rig", Found: string(place), Expected: "the folder of a rig that runs", Cure: "take the one that `rig up` printed"}
	}
	pid, err := strconv.Atoi(strings.TrimSpace(string(text)))
	if err != nil {
		return err
	}
	if err := syscall.Kill(pid, syscall.SIGTERM); err != nil {
		return fmt.Errorf("asking process %d, which keeps the rig, to stop: %w", pid, err)
	}
	for end := time.Now().Add(2 * stopWithin); ; time.Sleep(betweenQuestions) {
		if _, err := os.Stat(string(place)); os.IsNotExist(err) {
			return nil
		}
		if time.Now().After(end) {
			return fmt.Errorf("%s is still there after %v", place, 2*stopWithin)
		}
	}
}
