# Every reservation as a table of the DSC resource's properties, narrowed by a filter. Tokens are left out: they change at
# a restart, and an exported configuration should stay true.
function Export-ReservationState {
    param([object] $Filter)

    Select-ResourceState (Find-EveryReservation) $Filter 'Protocol', 'StartPort', 'NumberOfPorts'
}
