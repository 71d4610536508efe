package runtime

import (
	"io"
	"os"
	"os/exec"
	"sync"
	"time"

	"github.com/creack/pty"
)

// drainWithin bounds the wait for a container's last words. They are there when it ends, unless a process that outlives it, in a pod
// that shares its PID namespace, still holds the other end.
const drainWithin = 2 * time.Second

// streams are what a container reads and writes: its output goes into the log and to all who are attached.
type streams struct {
	log      *logFile
	theirs   []*os.File // the ends that belong to the container's program
	stdin    *os.File   // nil when it has none
	outputs  []output
	terminal *os.File // nil when it has none
	readers  sync.WaitGroup
	ended    chan struct{}

	mu       sync.Mutex
	attached map[*attachment]bool
}

type output struct {
	name string
	from *os.File
}

// attachment is one client that sees what the container writes.
type attachment struct{ stdout, stderr io.Writer }

func newContainerStreams(logPath string, withInput, terminal bool) (*streams, error) {
	log, err := openLog(logPath)
	if err != nil {
		return nil, err
	}
	s := &streams{log: log, attached: map[*attachment]bool{}, ended: make(chan struct{})}
	if terminal {
		ours, theirs, err := pty.Open()
		if err != nil {
			return nil, err
		}
		s.terminal, s.stdin, s.theirs, s.outputs = ours, ours, []*os.File{theirs, theirs, theirs}, []output{{"stdout", ours}}
		return s, nil
	}
	stdin, err := os.Open(os.DevNull)
	if withInput {
		stdin, s.stdin, err = os.Pipe()
	}
	if err != nil {
		return nil, err
	}
	s.theirs = []*os.File{stdin}
	for _, name := range []string{"stdout", "stderr"} {
		ours, theirs, err := os.Pipe()
		if err != nil {
			return nil, err
		}
		s.theirs = append(s.theirs, theirs)
		s.outputs = append(s.outputs, output{name, ours})
	}
	return s, nil
}

func (s *streams) give(command *exec.Cmd) {
	command.Stdin, command.Stdout, command.Stderr = s.theirs[0], s.theirs[1], s.theirs[2]
}

// run begins to read, once the program has its ends.
func (s *streams) run() {
	for _, file := range s.theirs {
		file.Close()
	}
	for _, one := range s.outputs {
		s.readers.Go(func() {
			log := &logStream{log: s.log, name: one.name}
			defer log.end()
			buffer := make([]byte, 32<<10)
			for {
				n, err := one.from.Read(buffer)
				if n > 0 {
					log.Write(buffer[:n]) // never fails
					s.pass(one.name, buffer[:n])
				}
				if err != nil {
					return
				}
			}
		})
	}
}

func (s *streams) pass(stream string, content []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for client := range s.attached {
		to := client.stdout
		if stream == "stderr" {
			to = client.stderr
		}
		if to != nil {
			to.Write(content) // one client that is gone is no reason to stop
		}
	}
}

// close waits for the last words and closes everything.
func (s *streams) close() {
	drained := make(chan struct{})
	go func() {
		s.readers.Wait()
		close(drained)
	}()
	select {
	case <-drained:
	case <-time.After(drainWithin):
	}
	for _, file := range s.theirs {
		file.Close()
	}
	for _, one := range s.outputs {
		one.from.Close()
	}
	if s.stdin != nil {
		s.stdin.Close()
	}
	s.log.close()
	close(s.ended)
}

// attach passes output on, and input, until the container has ended or the input is closed and there is no output to pass.
func (s *streams) attach(input io.Reader, stdout, stderr io.Writer, inputOnce bool) {
	client := &attachment{stdout, stderr}
	s.mu.Lock()
	s.attached[client] = true
	s.mu.Unlock()
	defer func() {
		s.mu.Lock()
		delete(s.attached, client)
		s.mu.Unlock()
	}()
	inputClosed := make(chan struct{})
	if input != nil && s.stdin != nil {
		go func() {
			defer close(inputClosed)
			io.Copy(s.stdin, input) // it ends when either side is gone
			if inputOnce && s.terminal == nil {
				s.stdin.Close()
			}
		}()
	}
	if stdout == nil && stderr == nil {
		select {
		case <-inputClosed:
		case <-s.ended:
		}
		return
	}
	<-s.ended
}
