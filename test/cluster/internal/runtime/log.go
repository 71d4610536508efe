package runtime

import (
	"bytes"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// logFile is a container's log as the kubelet reads it: each line with its time, its stream, and F, or P where it
// is only the first part of a line.
type logFile struct {
	path string
	mu   sync.Mutex
	file *os.File
}

// longestPart is how much of a line is kept waiting for its end.
const longestPart = 16 << 10

func openLog(path string) (*logFile, error) {
	l := &logFile{path: path}
	return l, l.reopen()
}

// reopen starts a new file after the kubelet has moved the old one away.
func (l *logFile) reopen() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.file != nil {
		l.file.Close()
		l.file = nil
	}
	if l.path == "" {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(l.path), 0o755); err != nil {
		return err
	}
	var err error
	l.file, err = os.OpenFile(l.path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o640)
	return err
}

func (l *logFile) close() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.file != nil {
		l.file.Close()
		l.file = nil
	}
}

func (l *logFile) write(stream, tag string, line []byte) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.file == nil {
		return
	}
	var text bytes.Buffer
	text.WriteString(time.Now().Format(time.RFC3339Nano) + " " + stream + " " + tag + " ")
	text.Write(line)
	text.WriteByte('\n')
	l.file.Write(text.Bytes()) // a container does not end because its log cannot be written
}

// logStream is one of a container's streams on its way into the log.
type logStream struct {
	log     *logFile
	name    string
	pending []byte
}

func (s *logStream) Write(content []byte) (int, error) {
	s.pending = append(s.pending, content...)
	for {
		end := bytes.IndexByte(s.pending, '\n')
		if end < 0 {
			break
		}
		s.log.write(s.name, "F", s.pending[:end])
		s.pending = s.pending[end+1:]
	}
	for len(s.pending) >= longestPart {
		s.log.write(s.name, "P", s.pending[:longestPart])
		s.pending = s.pending[longestPart:]
	}
	return len(content), nil
}

// end writes what had no end of line.
func (s *logStream) end() {
	if len(s.pending) > 0 {
		s.log.write(s.name, "F", s.pending)
		s.pending = nil
	}
}
