# Brings a block into the state that the DSC resource PersistentPortReservation wants, by the same commands as by hand:
# they say what is in the way and settle what became of a call whose answer was lost. Changes nothing where the state is
# right already.
function Set-ReservationState {
    param([object] $Desired)

    if ((Get-ReservationState $Desired).Reasons.Count -eq 0) {
        return
    }
    $change = @{
        StartPort     = $Desired.StartPort
        NumberOfPorts = $Desired.NumberOfPorts
        Confirm       = $false
        ErrorAction   = 'Stop'
    }
    switch ("$($Desired.Ensure) $($Desired.Protocol)") {
        'Present tcp' { New-PersistentTcpPortReservation @change > $null }
        'Present udp' { New-PersistentUdpPortReservation @change > $null }
        'Absent tcp' { Remove-PersistentTcpPortReservation @change }
        'Absent udp' { Remove-PersistentUdpPortReservation @change }
    }
}
