# One exchange with a session's process. Answers a table with Status:
#   Answered  Items holds the objects of the answer
#   Refused   Refusal holds the error as an object
#   Failed    the process would not take the call; Message says why
#   TimedOut, Lost  nobody knows whether the call happened; Message says what befell the process
function Send-BridgeRequest {
    param([hashtable] $Session, [string] $Method, [System.Collections.IDictionary] $Parameters)

    $clock = [System.Diagnostics.Stopwatch]::StartNew()
    $Session.LastId++
    $id = "$($Session.LastId)"
    if ($VerbosePreference -ne 'SilentlyContinue') {
        $Parameters = [hashtable]::new($Parameters)
        $Parameters['trace'] = $true
    }
    $line = '{"jsonrpc":"2.0","id":' + $id + ',"method":"' + $Method + '","params":' + (ConvertTo-JsonText $Parameters) + '}'
    $Session.Outstanding[$id] = $null
    try {
        $ended = Write-BridgeLine $Session $line $clock
        while ($ended -eq 'Done' -and $null -eq $Session.Outstanding[$id]) {
            $ended = Receive-BridgeLine $Session $clock
        }
        if ($ended -ne 'Done') {
            $text = if ($ended -eq 'TimedOut') { Get-LocalizedText BridgeTimedOut $script:Options.TimeoutSeconds } else { Get-LocalizedText BridgeDied }
            return @{ Status = $ended; Message = $text }
        }
        $reply = $Session.Outstanding[$id]
    } finally {
        $Session.Outstanding.Remove($id)
    }
    if ($reply.ContainsKey('result')) {
        return @{ Status = 'Answered'; Items = @(ConvertFrom-Clixml $reply.result) }
    }
    if ($reply.error.ContainsKey('data')) {
        return @{ Status = 'Refused'; Refusal = ConvertFrom-Clixml $reply.error.data }
    }
    @{ Status = 'Failed'; Message = Get-LocalizedText BridgeError $reply.error.message, $reply.error.code }
}
