package crawler

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"syscall"
	"time"
)

// ErrPrivateAddress says that a name, a redirect or a link led into a network that is nobody's newsroom.
var ErrPrivateAddress = errors.New("private address refused")

// DialFunc opens a network connection, as net.Dialer.DialContext does.
type DialFunc func(ctx context.Context, network, addr string) (net.Conn, error)

// special are the networks besides the ones that netip knows by name in which no outlet stands (RFC 6890).
var special = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"), netip.MustParsePrefix("100.64.0.0/10"), netip.MustParsePrefix("192.0.0.0/24"), netip.MustParsePrefix("192.0.2.0/24"),
	netip.MustParsePrefix("198.18.0.0/15"), netip.MustParsePrefix("198.51.100.0/24"), netip.MustParsePrefix("203.0.113.0/24"), netip.MustParsePrefix("240.0.0.0/4"),
	netip.MustParsePrefix("64:ff9b:1::/48"), netip.MustParsePrefix("100::/64"), netip.MustParsePrefix("2001::/23"), netip.MustParsePrefix("2001:db8::/32"), netip.MustParsePrefix("fec0::/10"),
}

// embedding are the networks whose addresses carry an IPv4 address, with the byte at which it starts.
var embedding = []struct {
	net netip.Prefix
	at  int
}{{netip.MustParsePrefix("64:ff9b::/96"), 12}, {netip.MustParsePrefix("2002::/16"), 2}, {netip.MustParsePrefix("::/96"), 12}}

// public reports whether an address may be asked. An IPv4 address in an IPv6 coat is judged without its coat.
func public(ip netip.Addr, allowLoopback bool) bool {
	ip = ip.Unmap().WithZone("")
	if ip.IsLoopback() {
		return allowLoopback
	}
	for _, e := range embedding {
		if ip.Is6() && e.net.Contains(ip) {
			b := ip.As16()
			return public(netip.AddrFrom4([4]byte(b[e.at:e.at+4])), false)
		}
	}
	for _, p := range special {
		if p.Contains(ip) {
			return false
		}
	}
	return ip.IsGlobalUnicast() && !ip.IsPrivate() && !ip.IsLinkLocalUnicast()
}

// guard dials only where it is allowed. The check stands behind name resolution and in front of the first packet,
// so that no answer of a name server can lead past it.
type guard struct {
	dial          DialFunc // nil: the network
	allowLoopback bool
}

func (g guard) dialContext(ctx context.Context, network, addr string) (net.Conn, error) {
	if g.dial == nil {
		d := net.Dialer{Timeout: 15 * time.Second, KeepAlive: 30 * time.Second, ControlContext: func(_ context.Context, _, addr string, _ syscall.RawConn) error { return g.check(addr) }}
		return d.DialContext(ctx, network, addr)
	}
	if _, err := netip.ParseAddrPort(addr); err == nil { // an address, not a name: no need to dial first
		if err := g.check(addr); err != nil {
			return nil, err
		}
	}
	conn, err := g.dial(ctx, network, addr)
	if err != nil {
		return nil, err
	}
	if err := g.check(conn.RemoteAddr().String()); err != nil {
		conn.Close()
		return nil, err
	}
	return conn, nil
}

func (g guard) check(addr string) error {
	ap, err := netip.ParseAddrPort(addr)
	if err != nil {
		return fmt.Errorf("address %s: %w", addr, err)
	}
	if !public(ap.Addr(), g.allowLoopback) {
		return fmt.Errorf("%s: %w", ap.Addr(), ErrPrivateAddress)
	}
	return nil
}
