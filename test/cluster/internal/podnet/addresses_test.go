package podnet

import (
	"testing"
)

func twoFamilies(t *testing.T) *Addresses {
	t.Helper()
	addresses := NewAddresses()
	if err := addresses.Use("10.244.3.0/24,fd00:10:244:3::/64"); err != nil {
		t.Fatal(err)
	}
	return addresses
}

func take(t *testing.T, addresses *Addresses) Lease {
	t.Helper()
	lease, err := addresses.Take()
	if err != nil {
		t.Fatal(err)
	}
	return lease
}

func TestNothingToGiveBeforeTheRangesAreKnown(t *testing.T) {
	addresses := NewAddresses()
	if addresses.Known() {
		t.Error("it claims to know ranges")
	}
	if _, err := addresses.Take(); err == nil {
		t.Error("it gave an address")
	}
}

func TestSameNumberInBothFamilies(t *testing.T) {
	lease := take(t, twoFamilies(t))
	for i, want := range []string{"10.244.3.2", "fd00:10:244:3::2"} {
		if got := lease.Addresses[i].String(); got != want {
			t.Errorf("address %s, want %s", got, want)
		}
	}
	for i, want := range []string{"10.244.3.1", "fd00:10:244:3::1"} {
		if got := lease.Gateways[i].String(); got != want {
			t.Errorf("gateway %s, want %s", got, want)
		}
	}
}

func TestReturnedAddressRestsAsLongAsPossible(t *testing.T) {
	addresses := twoFamilies(t)
	first := take(t, addresses)
	addresses.Return(first)
	for range lastHost - firstHost {
		if next := take(t, addresses); next.host == first.host {
			t.Fatalf("it gave %d again while others were free", first.host)
		}
	}
	if last := take(t, addresses); last.host != first.host {
		t.Errorf("it gave %d, want the returned %d", last.host, first.host)
	}
	if _, err := addresses.Take(); err == nil {
		t.Error("it gave an address that is taken")
	}
}

func TestRangeThatIsNone(t *testing.T) {
	if err := NewAddresses().Use("10.244.3.0"); err == nil {
		t.Error("it took a range without a length")
	}
}
