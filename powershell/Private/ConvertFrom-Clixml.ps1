# The objects of a CLIXML document, under their own type names: the deserialiser puts 'Deserialized.' before each.
function ConvertFrom-Clixml {
    param([string] $Text)

    foreach ($object in [System.Management.Automation.PSSerializer]::DeserializeAsList($Text)) {
        $names = $object.PSObject.TypeNames
        $name = $names[0].Substring('Deserialized.'.Length)
        $names.Clear()
        $names.Add($name)
        $object
    }
}
