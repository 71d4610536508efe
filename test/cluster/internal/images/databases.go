package images

import (
	"path/filepath"

	"cdk8s-service-patterns/test/cluster/internal/complaint"
)

/*
 * Databases of Debian under the entry points of rootfs/entrypoints. A tag says which series is wanted; Debian has one or
 * two of each engine, and the nearest stands for the others.
 */

// entrypoint is where the official images have it, in PATH.
const entrypoint = "docker-entrypoint.sh"

func mysql(t *table, _ name) (Image, error) {
	return t.database("mysql-9.7", "mysqld", "/var/lib/mysql")
}

func mariadb(t *table, n name) (Image, error) {
	series := "mariadb-11.8"
	if n.major() == 10 {
		series = "mariadb-10.11"
	}
	return t.database(series, "mariadbd", "/var/lib/mysql")
}

// firstWithFoldersByVersion is the release from which on the image keeps its data in a folder named after it.
const firstWithFoldersByVersion = 18

func postgres(t *table, n name) (Image, error) {
	if major := n.major(); major != 0 && major < firstWithFoldersByVersion {
		return t.database("postgres-15", "postgres", "/var/lib/postgresql/data")
	}
	return t.database("postgres-18", "postgres", "/var/lib/postgresql")
}

// database is an official database image: it starts as root and steps down, unless it is told to run as somebody.
func (t *table) database(root, server, volume string) (Image, error) {
	folder, err := t.roots.make("make.sh", root)
	if err != nil {
		return Image{}, err
	}
	env, err := environmentOf(filepath.Join(folder, "image.env"))
	return Image{RootFS: folder, Entrypoint: []string{entrypoint}, Cmd: []string{server}, Env: env, Volumes: []string{volume}}, err
}

func mongo(*table, name) (Image, error) {
	return Image{}, &complaint.Complaint{
		Where: "image mongo", Found: "no MongoDB", Expected: "a package of Debian", Cure: "try this one on a cluster with real images",
	}
}
