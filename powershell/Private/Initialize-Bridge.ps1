# The first call of a session: both sides must be of one version, and Node.js new enough. Answers
# nothing, or what stands against it.
function Initialize-Bridge {
    param([hashtable] $Session, [string] $Node, [string] $Script)

    $parameters = @{
        version = Get-ModuleVersion
        locale  = if ($PSUICulture) { $PSUICulture } else { 'en' }
        format  = 'clixml'
    }
    foreach ($name in 'Backend', 'StateDirectory', 'Clr', 'IdleSeconds') {
        if ($null -ne $script:Options[$name]) {
            $parameters[$name.Substring(0, 1).ToLowerInvariant() + $name.Substring(1)] = $script:Options[$name]
        }
    }
    # Windows PowerShell may already have written a byte order mark: it gets a line of its own.
    Write-BridgeLine $Session '' > $null
    $reply = Send-BridgeRequest $Session 'initialize' $parameters
    if ($reply.Status -eq 'Lost' -and $Session.Process.WaitForExit(1000)) {
        $values = $Node, $Session.Process.ExitCode, $script:OldestNode, $Script
        return Get-LocalizedText BridgeEndedAtStart $values
    }
    if ($reply.Status -ne 'Answered') {
        return $reply.Message
    }
    $version = $reply.Items[0].Node
    if ([version] ($version -replace '\Av|-.*\z') -lt $script:OldestNode) {
        Get-LocalizedText NodeTooOld $Node, $version, $script:OldestNode
    }
}
