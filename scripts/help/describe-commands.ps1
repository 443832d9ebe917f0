# Tells of each command of a module what its help has to repeat: parameter sets, and what each parameter takes.
# One line for each, with tabs between its fields.
param([string] $Manifest)

function Get-DefaultValue {
    param([System.Management.Automation.FunctionInfo] $Command, [string] $Name)

    foreach ($parameter in $Command.ScriptBlock.Ast.Body.ParamBlock.Parameters) {
        if ($parameter.Name.VariablePath.UserPath -eq $Name -and $null -ne $parameter.DefaultValue) {
            & ([scriptblock]::Create($parameter.DefaultValue.Extent.Text))
        }
    }
}

$common = [System.Management.Automation.PSCmdlet]::CommonParameters
$module = Import-Module $Manifest -PassThru -DisableNameChecking
foreach ($command in $module.ExportedFunctions.Values) {
    foreach ($set in $command.ParameterSets) {
        [System.Console]::Out.WriteLine("set`t$($command.Name)`t$($set.Name)`t$($set.IsDefault)")
        foreach ($parameter in $set.Parameters) {
            if ($parameter.Name -in $common) {
                continue
            }
            $type = $parameter.ParameterType.Name
            $choices = @()
            foreach ($attribute in $parameter.Attributes) {
                if ($attribute -is [System.Management.Automation.PSTypeNameAttribute]) { $type = $attribute.PSTypeName }
                if ($attribute -is [ValidateSet]) { $choices = $attribute.ValidValues }
            }
            $fields = @(
                'parameter'
                $parameter.Name
                $type
                $parameter.IsMandatory
                $parameter.Position
                $parameter.ValueFromPipeline
                $parameter.ValueFromPipelineByPropertyName
                "$(Get-DefaultValue $command $parameter.Name)"
                [string]::Join('|', $choices)
                [string]::Join(',', $parameter.Aliases)
            )
            [System.Console]::Out.WriteLine([string]::Join("`t", $fields))
        }
    }
}
