# The work of Test-: a lookup joins the pending ones.
function Assert-PortReservation {
    param(
        [System.Management.Automation.PSCmdlet] $Cmdlet,
        [string] $Protocol,
        [System.Collections.IDictionary] $Bound,
        [System.Collections.Generic.List[object]] $Pending
    )

    $block = Get-BoundBlock $Cmdlet $Protocol $Bound
    if ($null -ne $block) {
        $Pending.Add($block)
        if ($Pending.Count -ge $script:BatchSize) {
            Complete-PortReservationTest $Cmdlet $Protocol $Pending
        }
    }
}
