# Looks up what a batch holds, and empties it. Answers what Resolve-PortBlock answers.
function Resolve-Batch {
    param([System.Management.Automation.PSCmdlet] $Cmdlet, [hashtable] $Batch)

    if ($Batch.Blocks.Count -gt 0) {
        $blocks = $Batch.Blocks.ToArray()
        $Batch.Blocks.Clear()
        Resolve-PortBlock $blocks
        Write-BatchProgress $Cmdlet $Batch.Progress $blocks.Length
    }
}
