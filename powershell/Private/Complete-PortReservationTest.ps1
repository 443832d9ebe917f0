# Answers the pending lookups of Test-: that a reservation is not there is an answer, and no error.
function Complete-PortReservationTest {
    param(
        [System.Management.Automation.PSCmdlet] $Cmdlet,
        [string] $Protocol,
        [System.Collections.Generic.List[object]] $Pending
    )

    if ($Pending.Count -gt 0) {
        $blocks = $Pending.ToArray()
        $Pending.Clear()
        foreach ($found in Resolve-PortBlock $Protocol $blocks) {
            if ($null -ne $found.Reservation) {
                $true
            } elseif ($found.ErrorRecord.FullyQualifiedErrorId -eq 'ReservationNotFound') {
                $false
            } else {
                $Cmdlet.WriteError($found.ErrorRecord)
            }
        }
    }
}
