function Test-PersistentTcpPortReservation {
    <#
    .SYNOPSIS
    Tells whether a persistent TCP port reservation exists.

    .DESCRIPTION
    Test-PersistentTcpPortReservation answers $true when there is a reservation with exactly the given start and
    count, and $false when there is none. A block inside a larger reservation is not a reservation of its own.

    .PARAMETER InputObject
    A reservation, as Get-PersistentTcpPortReservation returns it. Comes from the pipeline. Of a UDP
    reservation, whether a TCP reservation of the same block exists is told.

    .PARAMETER StartPort
    The first port of the reservation: a whole number from 1 to 65535.

    .PARAMETER NumberOfPorts
    How many ports the reservation has: a whole number from 1 to 65535.

    .INPUTS
    PortReservation.PersistentPortReservation, or any object with the properties StartPort and NumberOfPorts.

    .OUTPUTS
    System.Boolean, one for each block, in their order.

    .EXAMPLE
    Test-PersistentTcpPortReservation 5000 20

    Tells whether the ports 5000 to 5019 are reserved as one block.

    .EXAMPLE
    if (-not (Test-PersistentTcpPortReservation 5000 20)) { New-PersistentTcpPortReservation 5000 20 }

    Reserves the block unless it is reserved already.

    .EXAMPLE
    Import-Csv blocks.csv | Test-PersistentTcpPortReservation

    Tells for each block of a table whether it is reserved.

    .NOTES
    Reading needs no elevation as far as the documentation of Windows goes.

    Errors: InvalidRange; BridgeFailed. That there is no such reservation is no error.

    .LINK
    Get-PersistentTcpPortReservation

    .LINK
    New-PersistentTcpPortReservation
    #>
    [CmdletBinding(DefaultParameterSetName = 'Range')]
    [OutputType([bool])]
    param(
        [Parameter(Mandatory, ParameterSetName = 'InputObject', ValueFromPipeline)]
        [PSTypeName('PortReservation.PersistentPortReservation')]
        $InputObject,

        [Parameter(Mandatory, Position = 0, ParameterSetName = 'Range', ValueFromPipelineByPropertyName)]
        [WholeNumberAttribute()]
        [uint16] $StartPort,

        [Parameter(Mandatory, Position = 1, ParameterSetName = 'Range', ValueFromPipelineByPropertyName)]
        [WholeNumberAttribute()]
        [uint16] $NumberOfPorts
    )

    begin {
        . Import-CallerPreference $PSCmdlet
        $pending = [System.Collections.Generic.List[object]]::new()
    }

    process {
        Assert-PortReservation -Cmdlet $PSCmdlet -Protocol 'tcp' -Bound $PSBoundParameters -Pending $pending
    }

    end {
        Complete-PortReservationTest -Cmdlet $PSCmdlet -Protocol 'tcp' -Pending $pending
    }
}
