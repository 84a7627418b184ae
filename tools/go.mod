// The upstream sources this library is built from, pinned here and nowhere else; go.sum holds their checksums.
// They are read as files (tools/vendor.ts) or built on their own (kubectl-validate, helm), never linked together: their
// dependencies contradict each other, so `go mod tidy` and `go build` are of no use here.
module cdk8s-ceph/tools

go 1.21

require (
	github.com/argoproj/argo-cd/v3 v3.3.0
	github.com/fluxcd/kustomize-controller v1.9.0
	github.com/kubernetes-csi/external-snapshotter/client/v8 v8.4.0
	github.com/prometheus-operator/prometheus-operator v0.92.1
	github.com/rook/rook v1.20.6
	helm.sh/helm/v3 v3.22.0
	sigs.k8s.io/kubectl-validate v0.0.4
)
