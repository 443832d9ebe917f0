function Remove-ExcludedPortRange {
    # .EXTERNALHELP ../PortReservation-help.xml
    [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High', DefaultParameterSetName = 'Range')]
    [OutputType('PortReservation.ExcludedPortRange')]
    param(
        [Parameter(Mandatory, ParameterSetName = 'InputObject', ValueFromPipeline)]
        [PSTypeName('PortReservation.ExcludedPortRange')]
        $InputObject,

        [Parameter(Mandatory, Position = 0, ParameterSetName = 'Range', ValueFromPipelineByPropertyName)]
        [ValidateSet('Tcp', 'Udp')]
        [string] $Protocol,

        [Parameter(Mandatory, Position = 1, ParameterSetName = 'Range', ValueFromPipelineByPropertyName)]
        [WholeNumberAttribute()]
        [ArgumentCompleter([PortBlockCompleter])]
        [uint16] $StartPort,

        [Parameter(Mandatory, Position = 2, ParameterSetName = 'Range', ValueFromPipelineByPropertyName)]
        [WholeNumberAttribute()]
        [ArgumentCompleter([PortBlockCompleter])]
        [uint16] $NumberOfPorts,

        [ValidateSet('Active', 'Persistent')]
        [string] $Store = 'Persistent',

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
        $its = if ($null -ne $InputObject) { $InputObject.Protocol } else { $Protocol.ToLowerInvariant() }
        $scope = @{ Protocol = $its; Store = $Store.ToLowerInvariant() }
        Remove-PortBlock -Cmdlet $PSCmdlet @scope -Bound $PSBoundParameters -Source $source -PassThru $PassThru -Progress $progress
    }

    end {
        Complete-Progress -Cmdlet $PSCmdlet -Progress $progress
    }
}
