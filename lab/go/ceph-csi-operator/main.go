//go:build tools

// Names what is built here, so that `go mod tidy` keeps its requirements.
package main

import _ "github.com/ceph/ceph-csi-operator/cmd"
