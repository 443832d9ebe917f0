# Tells of each command of a module what its help has to repeat: parameter sets, and what each parameter takes.
# One line for each, with tabs between its fields.
param([string] $Manifest)

$common = [System.Management.Automation.PSCmdlet]::CommonParameters
$module = Import-Module $Manifest -PassThru -DisableNameChecking
foreach ($command in $module.ExportedCmdlets.Values) {
    foreach ($set in $command.ParameterSets) {
        [System.Console]::Out.WriteLine("set`t$($command.Name)`t$($set.Name)`t$($set.IsDefault)")
        foreach ($parameter in $set.Parameters) {
            if ($parameter.Name -in $common) {
                continue
            }
            $type = $parameter.ParameterType.Name
            $choices = @()
            $default = $null
            foreach ($attribute in $parameter.Attributes) {
                if ($attribute -is [System.Management.Automation.PSTypeNameAttribute]) { $type = $attribute.PSTypeName + '[]' }
                if ($attribute -is [ValidateSet]) { $choices = $attribute.ValidValues }
                if ($attribute -is [System.Management.Automation.PSDefaultValueAttribute]) { $default = $attribute.Value }
            }
            $fields = @(
                'parameter'
                $parameter.Name
                $type
                $parameter.IsMandatory
                $parameter.Position
                $parameter.ValueFromPipeline
                $parameter.ValueFromPipelineByPropertyName
                "$default"
                [string]::Join('|', $choices)
                [string]::Join(',', $parameter.Aliases)
            )
            [System.Console]::Out.WriteLine([string]::Join("`t", $fields))
        }
    }
}
