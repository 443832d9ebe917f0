# Calls a method of the bridge, which is started where none runs. A reading method whose process dies is called once
# more; what became of a changing one is for the caller to find out. Answers what Send-BridgeRequest answers.
function Invoke-Bridge {
    param([string] $Method, [System.Collections.IDictionary] $Parameters)

    $attempts = if ($Method -cin 'lookup', 'list', 'exclusions', 'doctor') { 2 } else { 1 }
    while ($true) {
        $attempts--
        if ($null -ne $script:Bridge -and $script:Bridge.Process.HasExited) {
            Stop-Bridge $script:Bridge
            $script:Bridge = $null
        }
        if ($null -eq $script:Bridge) {
            $started = Start-Bridge
            if ($null -eq $started['Session']) {
                return @{ Status = 'Failed'; Message = $started.Message }
            }
            $script:Bridge = $started.Session
        }
        $reply = Send-BridgeRequest $script:Bridge $Method $Parameters
        if ($reply.Status -cnotin 'Lost', 'TimedOut') {
            return $reply
        }
        Stop-Bridge $script:Bridge -AtOnce
        $script:Bridge = $null
        if ($attempts -eq 0 -or $reply.Status -eq 'TimedOut') {
            return $reply
        }
    }
}
