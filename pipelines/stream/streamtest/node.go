package streamtest

import (
	"flag"
	"fmt"
	"net/url"
	"os"
	"strings"
	"time"

	"github.com/nats-io/nats-server/v2/server"
)

// NodeMain is a NATS server of a cluster as a process of its own; it ends when it is killed. It tells nobody of its
// addresses, so that all others reach it only as they were told.
func NodeMain(args []string) {
	f := flag.NewFlagSet("nats", flag.ExitOnError)
	name := f.String("name", "", "of the node")
	dir := f.String("dir", "", "folder of its streams")
	client := f.Int("client", 0, "port for clients")
	route := f.Int("route", 0, "port for other nodes")
	routes := f.String("routes", "", "addresses of the other nodes")
	if err := f.Parse(args); err != nil {
		os.Exit(2)
	}
	o := &server.Options{
		ServerName: *name, Host: "127.0.0.1", Port: *client, NoSigs: true, PingInterval: 2 * time.Second,
		JetStream: true, StoreDir: *dir, SyncAlways: true,
		Cluster: server.ClusterOpts{Name: "chaos", Host: "127.0.0.1", Port: *route, Advertise: "127.0.0.1:1", NoAdvertise: true, PoolSize: -1, PingInterval: 2 * time.Second},
	}
	for r := range strings.SplitSeq(*routes, ",") {
		u, err := url.Parse(r)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(2)
		}
		o.Routes = append(o.Routes, u)
	}
	s, err := server.NewServer(o)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	s.ConfigureLogger()
	s.Start()
	s.WaitForShutdown()
}
