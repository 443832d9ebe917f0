function Remove-PersistentTcpPortReservation {
    <#
    .SYNOPSIS
    Removes persistent TCP port reservations.

    .DESCRIPTION
    Remove-PersistentTcpPortReservation removes the reservation with exactly the given start and count: a part of
    a block cannot be removed. It asks for confirmation unless -Force or -Confirm:$false is given.

    .PARAMETER InputObject
    The reservation, as Get-PersistentTcpPortReservation returns it. Comes from the pipeline. A UDP reservation is
    refused.

    .PARAMETER StartPort
    The first port of the reservation: a whole number from 1 to 65535.

    .PARAMETER NumberOfPorts
    How many ports the reservation has: a whole number from 1 to 65535.

    .PARAMETER Force
    Removes without asking for confirmation.

    .PARAMETER PassThru
    Returns the reservation that was removed. By default nothing is returned.

    .PARAMETER WhatIf
    Says what would be done, and changes nothing. Needs no elevation.

    .PARAMETER Confirm
    Asks before the reservation is removed. This is the default.

    .INPUTS
    PortReservation.PersistentPortReservation, or any object with the properties StartPort and NumberOfPorts.

    .OUTPUTS
    None, or PortReservation.PersistentPortReservation with -PassThru.

    .EXAMPLE
    Remove-PersistentTcpPortReservation 5000 20

    Removes the reservation of the ports 5000 to 5019 after a question.

    .EXAMPLE
    Get-PersistentTcpPortReservation | Remove-PersistentTcpPortReservation -Force

    Removes all reservations without a question.

    .EXAMPLE
    Get-PersistentTcpPortReservation -Port 5432 | Remove-PersistentTcpPortReservation -WhatIf

    Shows which reservation would be removed.

    .NOTES
    Removing needs an elevated session on Windows, and root on Linux.

    Errors: ReservationNotFound; AccessDenied; InvalidRange; OtherProtocol; NotSupported; BridgeFailed.

    .LINK
    Get-PersistentTcpPortReservation

    .LINK
    New-PersistentTcpPortReservation
    #>
    [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High', DefaultParameterSetName = 'Range')]
    [OutputType('PortReservation.PersistentPortReservation')]
    param(
        [Parameter(Mandatory, ParameterSetName = 'InputObject', ValueFromPipeline)]
        [PSTypeName('PortReservation.PersistentPortReservation')]
        $InputObject,

        [Parameter(Mandatory, Position = 0, ParameterSetName = 'Range', ValueFromPipelineByPropertyName)]
        [WholeNumberAttribute()]
        [uint16] $StartPort,

        [Parameter(Mandatory, Position = 1, ParameterSetName = 'Range', ValueFromPipelineByPropertyName)]
        [WholeNumberAttribute()]
        [uint16] $NumberOfPorts,

        [switch] $Force,

        [switch] $PassThru
    )

    begin {
        . Import-CallerPreference $PSCmdlet
        if ($Force -and -not $PSBoundParameters.ContainsKey('Confirm')) {
            $ConfirmPreference = 'None'
        }
    }

    process {
        # The object in the pipeline, whether it came as itself or by its properties.
        $source = if ($null -ne $InputObject) { $InputObject } elseif ($MyInvocation.ExpectingInput) { $_ }
        Remove-PortReservation -Cmdlet $PSCmdlet -Protocol 'tcp' -Bound $PSBoundParameters -Source $source -PassThru $PassThru
    }
}
