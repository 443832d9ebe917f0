# Tells what is missing in the help of a module's commands.
param([string] $Manifest)

Set-StrictMode -Off
$ErrorActionPreference = 'Stop'
$always = [System.Management.Automation.PSCmdlet]::CommonParameters
$module = Import-Module $Manifest -PassThru
foreach ($command in $module.ExportedCmdlets.Values) {
    $help = Get-Help $command.Name -Full
    # Without help of its own, a command's synopsis is its syntax.
    if (-not $help.Synopsis -or $help.Synopsis.Trim().StartsWith($command.Name)) { "$command has no synopsis" }
    if (-not $help.description) { "$command has no description" }
    if (@($help.examples.example).Count -lt 3) { "$command has fewer than three examples" }
    if (-not $help.returnValues) { "$command does not tell its outputs" }
    if (-not $help.inputTypes) { "$command does not tell its inputs" }
    foreach ($name in $command.Parameters.Keys) {
        if ($name -notin $always) {
            $told = $help.parameters.parameter | Where-Object { $_.name -eq $name }
            if (-not $told.description) { "$command does not tell -$name" }
        }
    }
}
