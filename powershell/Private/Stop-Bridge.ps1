# Ends a session's process: at the end of its input it goes by itself; one that does not is ended.
function Stop-Bridge {
    param([hashtable] $Session, [switch] $AtOnce)

    $process = $Session.Process
    try {
        if (-not $AtOnce) {
            $process.StandardInput.BaseStream.Dispose()
        }
        if ($AtOnce -or -not $process.WaitForExit(2000)) {
            $process.Kill()
        }
    } catch [System.InvalidOperationException], [System.ComponentModel.Win32Exception], [System.IO.IOException] {
        # It ended in the meantime.
    }
    $process.Dispose()
}
