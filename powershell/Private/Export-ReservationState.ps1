# Every reservation as a table of the DSC resource's properties, narrowed by the keys of a filter that are neither null
# nor 0. Tokens are left out: they change at a restart, and an exported configuration should stay true.
function Export-ReservationState {
    param([object] $Filter)

    foreach ($reservation in Find-EveryReservation) {
        $table = @{ Ensure = 'Present' }
        $fits = $true
        foreach ($key in 'Protocol', 'StartPort', 'NumberOfPorts') {
            $table[$key] = $reservation.$key
            $fits = $fits -and ($null -eq $Filter -or -not $Filter.$key -or $Filter.$key -eq $reservation.$key)
        }
        if ($fits) {
            $table
        }
    }
}
