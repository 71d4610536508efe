package logs

import (
	"os"
	"strings"
	"testing"
	"time"

	"k8s.io/klog/v2"
)

func TestTailHoldsTheLastLines(t *testing.T) {
	var copy strings.Builder
	log, err := Open(t.TempDir(), &copy, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer log.Close()
	for _, word := range []string{"first", "second", "third"} {
		klog.Info(word)
	}
	tail, err := log.Tail(2)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(tail, "first") || !strings.Contains(tail, "second") || !strings.Contains(tail, "third") {
		t.Errorf("the last two lines are\n%s", tail)
	}
	if !strings.Contains(copy.String(), "first") {
		t.Error("the copy lacks a line")
	}
}

func TestFatalDoesNotEndTheProcess(t *testing.T) {
	told := make(chan error, 1)
	log, err := Open(t.TempDir(), nil, func(err error) { told <- err })
	if err != nil {
		t.Fatal(err)
	}
	defer log.Close()
	go klog.Fatal("cannot go on")
	select {
	case <-told:
	case <-time.After(5 * time.Second):
		t.Fatal("nobody was told")
	}
	content, err := os.ReadFile(log.Path)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(content), "cannot go on") {
		t.Errorf("the log lacks the reason:\n%s", content)
	}
}
