"""The component kit of the desk: list, form, detail, timeline, differences, day strip. Screens declare, the kit draws."""
