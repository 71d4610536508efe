package loopback

import (
	"fmt"
	"testing"
)

func TestFreePort(t *testing.T) {
	listener, err := Listen(0)
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	if got, want := listener.Addr().String(), fmt.Sprintf("127.0.0.1:%d", Port(listener)); got != want || Port(listener) == 0 {
		t.Errorf("listens on %s, want %s", got, want)
	}
}

func TestTakenPort(t *testing.T) {
	holder, err := Listen(0)
	if err != nil {
		t.Fatal(err)
	}
	defer holder.Close()
	port := Port(holder)

	_, err = Listen(port)

	want := fmt.Sprintf("--port: found 127.0.0.1:%d in use, expected a free port; stop what uses it, or leave --port out to get a free one", port)
	if err == nil || err.Error() != want {
		t.Errorf("\n got %v\nwant %s", err, want)
	}
}
