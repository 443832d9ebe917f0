function Remove-PersistentUdpPortReservation {
    # .EXTERNALHELP ../PortReservation-help.xml
    [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High', DefaultParameterSetName = 'Range')]
    [OutputType('PortReservation.PersistentPortReservation')]
    param(
        [Parameter(Mandatory, ParameterSetName = 'InputObject', ValueFromPipeline)]
        [PSTypeName('PortReservation.PersistentPortReservation')]
        $InputObject,

        [Parameter(Mandatory, Position = 0, ParameterSetName = 'Range', ValueFromPipelineByPropertyName)]
        [WholeNumberAttribute()]
        [ArgumentCompleter([PortBlockCompleter])]
        [uint16] $StartPort,

        [Parameter(Mandatory, Position = 1, ParameterSetName = 'Range', ValueFromPipelineByPropertyName)]
        [WholeNumberAttribute()]
        [ArgumentCompleter([PortBlockCompleter])]
        [uint16] $NumberOfPorts,

        [switch] $Force,

        [switch] $PassThru
    )

    begin {
        . Import-CallerPreference $PSCmdlet
        $progress = New-Progress
        if ($Force -and -not $PSBoundParameters.ContainsKey('Confirm')) {
            $ConfirmPreference = 'None'
        }
    }

    process {
        # The object in the pipeline, whether it came as itself or by its properties.
        $source = if ($null -ne $InputObject) { $InputObject } elseif ($MyInvocation.ExpectingInput) { $_ }
        Remove-PortBlock -Cmdlet $PSCmdlet -Protocol 'udp' -Bound $PSBoundParameters -Source $source -PassThru $PassThru -Progress $progress
    }

    end {
        Complete-Progress -Cmdlet $PSCmdlet -Progress $progress
    }
}
