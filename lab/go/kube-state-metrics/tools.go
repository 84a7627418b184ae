//go:build tools

// Names what is built here, so that `go mod tidy` keeps its requirements.
package tools

import _ "k8s.io/kube-state-metrics/v2"
