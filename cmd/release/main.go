// Command release builds edikt for every platform that it is released for, without cgo, into one archive each, and lists
// their checksums. The version is the one that the go command reads from git: the tag at the commit, else a name made of
// the commit.
package main

import (
	"crypto/sha256"
	"debug/buildinfo"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// platform is what the go command calls a system and its processor.
type platform struct{ os, arch string }

func platforms() []platform {
	return []platform{{"linux", "amd64"}, {"linux", "arm64"}, {"darwin", "amd64"}, {"darwin", "arm64"}, {"windows", "amd64"}, {"windows", "arm64"}}
}

// beside are the files that go with the program.
var beside = []string{"LICENSE", "NOTICES.txt", "README.md", "CHANGELOG.md"}

func main() {
	out := flag.String("o", "dist", "folder of the archives")
	only := flag.String("only", "", "build this platform only, as linux/amd64")
	dirty := flag.Bool("dirty", false, "build although something is not committed")
	check := flag.Bool("check", false, "see that every platform builds, write nothing")
	flag.Parse()
	if err := run(*out, *only, *dirty, *check); err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(1)
	}
}

func run(out, only string, dirty, check bool) error {
	var wanted []platform
	for _, p := range platforms() {
		if only == "" || only == p.os+"/"+p.arch {
			wanted = append(wanted, p)
		}
	}
	if len(wanted) == 0 {
		return fmt.Errorf("%q is none of %v", only, platforms())
	}
	if check {
		return checkAll(wanted)
	}
	if err := clean(dirty); err != nil {
		return err
	}
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	var sums strings.Builder
	for _, p := range wanted {
		archive, err := p.release(out)
		if err != nil {
			return fmt.Errorf("%s/%s: %w", p.os, p.arch, err)
		}
		data, err := os.ReadFile(archive)
		if err != nil {
			return err
		}
		fmt.Fprintf(&sums, "%x  %s\n", sha256.Sum256(data), filepath.Base(archive))
		fmt.Printf("%s %.1f MB\n", archive, float64(len(data))/1e6)
	}
	return os.WriteFile(filepath.Join(out, "SHA256SUMS"), []byte(sums.String()), 0o644)
}

// checkAll builds for every platform and keeps nothing of it.
func checkAll(wanted []platform) error {
	for _, p := range wanted {
		if err := p.build(os.DevNull, "auto"); err != nil {
			return fmt.Errorf("%s/%s: %w", p.os, p.arch, err)
		}
	}
	return nil
}

// clean refuses what nobody could build again.
func clean(dirty bool) error {
	status, err := exec.Command("git", "status", "--porcelain").Output()
	if err != nil {
		return fmt.Errorf("git status: %w", err)
	}
	if len(status) > 0 && !dirty {
		return fmt.Errorf("the working tree differs from the last commit:\n%s", status)
	}
	return nil
}

// release builds one platform and packs it; it returns the archive.
func (p platform) release(out string) (string, error) {
	dir, err := os.MkdirTemp("", "edikt-release")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(dir)
	program := filepath.Join(dir, "edikt")
	if p.os == "windows" {
		program += ".exe"
	}
	if err := p.build(program, "true"); err != nil {
		return "", err
	}
	version, at, err := stamped(program)
	if err != nil {
		return "", err
	}
	name := fmt.Sprintf("edikt-%s-%s-%s", version, p.os, p.arch)
	return pack(filepath.Join(out, name), name, append([]string{program}, beside...), at, p.os == "windows")
}

// build makes a program that needs nothing else on its machine, with its version in it (true) or where git knows one (auto).
func (p platform) build(program, vcs string) error {
	cmd := exec.Command("go", "build", "-trimpath", "-buildvcs="+vcs, "-ldflags=-s -w", "-o", program, "./cmd/edikt")
	cmd.Env = append(os.Environ(), "GOOS="+p.os, "GOARCH="+p.arch, "CGO_ENABLED=0")
	cmd.Stderr = os.Stderr
	return cmd.Run()
}

// stamped reads what the go command wrote into a program: its version and the time of the commit.
func stamped(program string) (version string, at time.Time, err error) {
	info, err := buildinfo.ReadFile(program)
	if err != nil {
		return "", at, err
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.time" {
			if at, err = time.Parse(time.RFC3339, s.Value); err != nil {
				return "", at, err
			}
		}
	}
	if at.IsZero() {
		return "", at, fmt.Errorf("%s holds no version: it was not built in a git repository", program)
	}
	return strings.ReplaceAll(info.Main.Version, "+", "-"), at, nil
}
