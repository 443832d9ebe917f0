function New-PersistentTcpPortReservation {
    # .EXTERNALHELP ../PortReservation-help.xml
    [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'Medium')]
    [OutputType('PortReservation.PersistentPortReservation')]
    param(
        [Parameter(Mandatory, Position = 0, ValueFromPipelineByPropertyName)]
        [WholeNumberAttribute()]
        [uint16] $StartPort,

        [Parameter(Mandatory, Position = 1, ValueFromPipelineByPropertyName)]
        [WholeNumberAttribute()]
        [uint16] $NumberOfPorts
    )

    begin {
        . Import-CallerPreference $PSCmdlet
        $progress = New-Progress
    }

    process {
        Add-PortBlock -Cmdlet $PSCmdlet -Protocol 'tcp' -Bound $PSBoundParameters -Progress $progress
    }

    end {
        Complete-Progress -Cmdlet $PSCmdlet -Progress $progress
    }
}
