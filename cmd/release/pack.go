package main

import (
	"archive/tar"
	"archive/zip"
	"compress/gzip"
	"errors"
	"io"
	"os"
	"path"
	"path/filepath"
	"time"
)

// pack puts files into a folder of an archive, a zip or a tar.gz, all of the same time: the same files make the same
// archive. It returns the archive's path.
func pack(to, folder string, files []string, at time.Time, zipped bool) (archive string, err error) {
	archive, write := to+".tar.gz", writeTar
	if zipped {
		archive, write = to+".zip", writeZip
	}
	f, err := os.Create(archive)
	if err != nil {
		return "", err
	}
	return archive, errors.Join(write(f, folder, files, at.UTC()), f.Close())
}

// mode is what a file of an archive may do: programs run.
func mode(file string) int64 {
	switch filepath.Ext(file) {
	case ".exe", "":
		if filepath.Base(file) != "LICENSE" {
			return 0o755
		}
	}
	return 0o644
}

func writeTar(w io.Writer, folder string, files []string, at time.Time) error {
	zw, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	tw := tar.NewWriter(zw)
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		h := &tar.Header{Name: path.Join(folder, filepath.Base(file)), Mode: mode(file), Size: int64(len(data)), ModTime: at, Format: tar.FormatPAX}
		if err := tw.WriteHeader(h); err != nil {
			return err
		}
		if _, err := tw.Write(data); err != nil {
			return err
		}
	}
	return errors.Join(tw.Close(), zw.Close())
}

func writeZip(w io.Writer, folder string, files []string, at time.Time) error {
	zw := zip.NewWriter(w)
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		h := &zip.FileHeader{Name: path.Join(folder, filepath.Base(file)), Method: zip.Deflate, Modified: at}
		h.SetMode(os.FileMode(mode(file)))
		entry, err := zw.CreateHeader(h)
		if err != nil {
			return err
		}
		if _, err := entry.Write(data); err != nil {
			return err
		}
	}
	return zw.Close()
}
