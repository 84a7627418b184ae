//go:build tools

package tools

import _ "github.com/rook/rook/cmd/rook"
