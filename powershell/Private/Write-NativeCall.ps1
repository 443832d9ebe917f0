# Tells -Verbose of one call that the bridge has made to the system.
function Write-NativeCall {
    [CmdletBinding()]
    param([System.Collections.IDictionary] $Call)

    $PSCmdlet.WriteVerbose((Get-LocalizedText NativeCall $Call['name'], $Call['errno'], $Call['detail']).TrimEnd())
}
