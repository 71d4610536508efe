// Package logs keeps what the components say out of the way until somebody needs it.
package logs

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"

	"k8s.io/klog/v2"
	"k8s.io/klog/v2/textlogger"
)

// Log is the file that every component writes to.
type Log struct {
	Path string
	file *os.File
}

// Open makes the log file in the folder and leads the log of every Kubernetes component into it, and to copy as well
// unless that is nil. It calls onFatal when a component wants to end the whole process.
func Open(folder string, copy io.Writer, onFatal func(error)) (*Log, error) {
	path := filepath.Join(folder, "components.log")
	// Append, because etcd opens the same file for itself.
	file, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		return nil, err
	}
	var output io.Writer = file
	if copy != nil {
		output = io.MultiWriter(file, copy)
	}
	klog.SetLogger(textlogger.NewLogger(textlogger.NewConfig(textlogger.Output(output))))
	klog.OsExit = func(int) {
		// klog.Fatal calls this in place of os.Exit, which would leave the temporary folder behind. Its caller expects
		// never to come back, so it waits here while the rest of the program tidies up and exits.
		onFatal(errors.New("a component gave up"))
		select {}
	}
	return &Log{Path: path, file: file}, nil
}

// Tail returns the last lines, for a message about what went wrong.
func (l *Log) Tail(lines int) (string, error) { return Tail(l.Path, lines) }

// Tail returns the last lines of a log.
func Tail(path string, lines int) (string, error) {
	content, err := os.ReadFile(path)
	if err != nil {
		return "", err
	}
	all := strings.Split(string(bytes.TrimSpace(content)), "\n")
	return strings.Join(all[max(0, len(all)-lines):], "\n"), nil
}

// Close closes the file.
func (l *Log) Close() error {
	return l.file.Close()
}
