# The ErrorRecord for a call that the Node.js process did not answer.
function New-BridgeFailureRecord {
    param([string] $Message, [object] $TargetObject)

    $exception = [System.InvalidOperationException]::new($Message)
    [System.Management.Automation.ErrorRecord]::new($exception, 'BridgeFailed', 'ResourceUnavailable', $TargetObject)
}
