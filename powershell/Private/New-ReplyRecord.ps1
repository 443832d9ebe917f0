# The ErrorRecord for a reply that is no answer.
function New-ReplyRecord {
    param([hashtable] $Reply, [object] $TargetObject)

    if ($Reply.Status -eq 'Refused') {
        New-RefusalRecord $Reply.Refusal $TargetObject
    } else {
        New-BridgeFailureRecord $Reply.Message $TargetObject
    }
}
