package lifetime

import (
	"context"
	"io"
	"syscall"
	"testing"
	"time"
)

func TestSignalEndsIt(t *testing.T) {
	ctx := UntilSignal(context.Background())
	if err := syscall.Kill(syscall.Getpid(), syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	expectEnd(t, ctx, "signal: terminated")
}

func TestClosedInputEndsIt(t *testing.T) {
	input, writer := io.Pipe()
	ctx := UntilClosed(context.Background(), input)
	if _, err := writer.Write([]byte("what is typed is ignored\n")); err != nil {
		t.Fatal(err)
	}
	if ctx.Err() != nil {
		t.Fatal("it ended while the input was open")
	}
	writer.Close()
	expectEnd(t, ctx, "standard input closed")
}

func expectEnd(t *testing.T, ctx context.Context, why string) {
	t.Helper()
	select {
	case <-ctx.Done():
	case <-time.After(5 * time.Second):
		t.Fatal("it did not end")
	}
	if got := context.Cause(ctx); got != Request(why) {
		t.Errorf("it ended because of %v, want the request %s", got, why)
	}
}
