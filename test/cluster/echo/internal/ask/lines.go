package ask

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net"
)

// largestDatagram is what IP carries at most.
const largestDatagram = 65535

func (c *client) askStream(ctx context.Context, address string) (outcome, error) {
	connection, err := c.say(ctx, "tcp", address)
	if err != nil {
		return outcome{}, err
	}
	defer connection.Close()
	line, err := bufio.NewReader(connection).ReadBytes('\n')
	if errors.Is(err, io.EOF) && len(line) > 0 {
		err = nil // a line that its end has cut
	}
	var result outcome
	if err == nil {
		result.take(line)
	}
	return result, err
}

func (c *client) askDatagram(ctx context.Context, address string) (outcome, error) {
	connection, err := c.say(ctx, "udp", address)
	if err != nil {
		return outcome{}, err
	}
	defer connection.Close()
	buffer := make([]byte, largestDatagram)
	size, err := connection.Read(buffer)
	var result outcome
	if err == nil {
		result.take(buffer[:size])
	}
	return result, err
}

// say opens a connection and says one line, after which it waits for an answer for as long as the question may take.
func (c *client) say(ctx context.Context, protocol, address string) (net.Conn, error) {
	connection, err := c.dial(ctx, protocol, address)
	if err != nil {
		return nil, err
	}
	if deadline, ok := ctx.Deadline(); ok {
		err = connection.SetDeadline(deadline)
	}
	if err == nil {
		_, err = io.WriteString(connection, c.options.say+"\n")
	}
	if err != nil {
		return nil, errors.Join(err, connection.Close())
	}
	return connection, nil
}
