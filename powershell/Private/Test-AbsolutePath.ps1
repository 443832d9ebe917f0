# Whether a path means the same file wherever the session stands: [IO.Path]::IsPathRooted also accepts C:node.exe and \node.exe.
function Test-AbsolutePath {
    param([string] $Path)

    if (Test-WindowsPlatform) {
        $Path -match '\A([a-z]:[\\/]|\\\\[^\\])'
    } else {
        $Path.StartsWith('/')
    }
}
