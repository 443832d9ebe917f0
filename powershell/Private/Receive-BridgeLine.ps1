# Takes one line from a session's process to the call that waits for it. A stopped pipeline leaves its read pending:
# a second read beside it would be refused, so the next call waits for that one, and drops an answer that nobody awaits
# any more. An event's action may run a call inside another's wait, so the line may be somebody else's.
function Receive-BridgeLine {
    param([hashtable] $Session, [System.Diagnostics.Stopwatch] $Clock)

    if ($null -eq $Session.Reading) {
        $Session.Reading = $Session.Process.StandardOutput.ReadLineAsync()
    }
    $reading = $Session.Reading
    $ended = Wait-BridgeTask $reading $Clock
    if ($ended -eq 'Done' -and [object]::ReferenceEquals($reading, $Session.Reading)) {
        $Session.Reading = $null
        if ($null -eq $reading.Result) {
            return 'Lost'
        }
        $reply = ConvertFrom-JsonText $reading.Result
        if ($null -eq $reply) {
            return $ended
        }
        if ($reply.ContainsKey('id') -and $Session.Outstanding.ContainsKey($reply.id)) {
            $Session.Outstanding[$reply.id] = $reply
        } elseif ($reply['method'] -eq 'nativeCall' -and $Session.Outstanding.ContainsKey($reply.params.id)) {
            Write-NativeCall $reply.params
        }
    }
    $ended
}
