# Answers the pending lookups of Get-.
function Complete-PortReservationSearch {
    param(
        [System.Management.Automation.PSCmdlet] $Cmdlet,
        [string] $Protocol,
        [System.Collections.Generic.List[object]] $Pending
    )

    if ($Pending.Count -gt 0) {
        $blocks = $Pending.ToArray()
        $Pending.Clear()
        foreach ($found in Resolve-PortBlock $Protocol $blocks) {
            if ($null -ne $found.ErrorRecord) {
                $Cmdlet.WriteError($found.ErrorRecord)
            } else {
                $found.Reservation
            }
        }
    }
}
