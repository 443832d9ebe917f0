# Writes one line to a session's process and answers what Wait-BridgeTask says of it. A stopped pipeline leaves its
# write pending, which must end before the next begins.
function Write-BridgeLine {
    param([hashtable] $Session, [string] $Line, [System.Diagnostics.Stopwatch] $Clock = [System.Diagnostics.Stopwatch]::StartNew())

    if ($null -ne $Session.Writing) {
        $ended = Wait-BridgeTask $Session.Writing $Clock
        if ($ended -ne 'Done') {
            return $ended
        }
    }
    # Bytes, because the writer that .NET Framework makes begins with a byte order mark.
    $stream = $Session.Process.StandardInput.BaseStream
    $bytes = [System.Text.Encoding]::UTF8.GetBytes($Line + "`n")
    foreach ($step in 'Write', 'Flush') {
        try {
            $Session.Writing = if ($step -eq 'Write') { $stream.WriteAsync($bytes, 0, $bytes.Length) } else { $stream.FlushAsync() }
        } catch [System.IO.IOException], [System.ObjectDisposedException] {
            return 'Lost'
        }
        $ended = Wait-BridgeTask $Session.Writing $Clock
        if ($ended -ne 'Done') {
            return $ended
        }
    }
    'Done'
}
