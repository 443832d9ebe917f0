# The work of Test-: a lookup joins the batch.
function Assert-PortBlock {
    param(
        [System.Management.Automation.PSCmdlet] $Cmdlet,
        [string] $Protocol,
        [System.Collections.IDictionary] $Bound,
        [hashtable] $Batch
    )

    $block = Get-BoundBlock $Cmdlet $Protocol $Bound
    if ($null -ne $block -and (Add-ToBatch $Batch $block)) {
        Complete-PortBlockTest $Cmdlet $Batch
    }
}
