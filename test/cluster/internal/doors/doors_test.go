package doors

import (
	"errors"
	"net"
	"testing"
)

func listen(t *testing.T) net.Listener {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	return listener
}

func TestAcceptsFromEveryDoor(t *testing.T) {
	first, second := listen(t), listen(t)
	doors := Open(first, second)
	if doors.Addr() != first.Addr() {
		t.Errorf("its address is %v, want that of the first, %v", doors.Addr(), first.Addr())
	}
	for _, door := range []net.Listener{second, first} {
		client, err := net.Dial("tcp", door.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		defer client.Close()
		accepted, err := doors.Accept()
		if err != nil {
			t.Fatal(err)
		}
		defer accepted.Close()
		if accepted.LocalAddr().String() != door.Addr().String() {
			t.Errorf("accepted at %v, want %v", accepted.LocalAddr(), door.Addr())
		}
	}
	if err := doors.Close(); err != nil {
		t.Error(err)
	}
	if _, err := doors.Accept(); !errors.Is(err, net.ErrClosed) {
		t.Errorf("after closing: %v", err)
	}
}

func TestOneBrokenDoorClosesAll(t *testing.T) {
	first, second := listen(t), listen(t)
	doors := Open(first, second)
	second.Close()
	if _, err := doors.Accept(); !errors.Is(err, net.ErrClosed) {
		t.Errorf("%v", err)
	}
	if _, err := net.Dial("tcp", first.Addr().String()); err == nil {
		t.Error("the first door is still open")
	}
}
