# Whether a block is as the DSC resource wants it.
function Test-ReservationState {
    param([object] $Desired)

    (Get-ReservationState $Desired).Ensure -eq $Desired.Ensure
}
