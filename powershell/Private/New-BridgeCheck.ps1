# The host's last check: the way from PowerShell to Node.js and back.
function New-BridgeCheck {
    param([hashtable] $Reply)

    $failed = $Reply.Status -ne 'Answered'
    $detail = if (-not $failed) {
        Get-LocalizedText BridgeAnswers $script:Bridge.Process.Id, $Reply.Milliseconds
    } elseif ($Reply.Status -eq 'Refused') {
        $Reply.Refusal.Message
    } else {
        $Reply.Message
    }
    [pscustomobject] @{
        PSTypeName = 'PortReservation.HostCheck'
        Id         = 'bridge'
        Title      = Get-LocalizedText BridgeCheck
        Status     = if ($failed) { 'failed' } else { 'ok' }
        Detail     = $detail
        Remedy     = if ($failed) { Get-LocalizedText BridgeRemedy }
    }
}
